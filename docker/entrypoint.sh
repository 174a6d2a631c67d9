#!/bin/sh
# Refuses to start without a database of its own: what an embedded PostgreSQL keeps in a container is lost with it.
set -eu
# docker run joule keys new: works on the keyset and starts nothing.
if [ "${1:-}" = "keys" ]; then
    if [ -x /app/joule ]; then exec /app/joule "$@"; fi
    exec java -jar /app/quarkus-run.jar "$@"
fi
if [ -z "${DATABASE_URL:-}" ]; then
    echo "joule: DATABASE_URL is not set: in a container it is required, such as postgresql://joule:secret@postgres:5432/joule." >&2
    exit 1
fi
if [ "${1:-}" = "java" ]; then
    shift
    # JAVA_OPTS is a list of arguments: it is split on purpose.
    # shellcheck disable=SC2086
    exec java ${JAVA_OPTS:-} "$@"
fi
exec "$@"
