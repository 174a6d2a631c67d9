#!/bin/bash
# Asks /health and passes on 200. Bash speaks TCP itself, so the image needs neither curl nor wget.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${HTTP_PORT:-8080}"
printf 'GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 3 _ status _ <&3
[ "$status" = 200 ]
