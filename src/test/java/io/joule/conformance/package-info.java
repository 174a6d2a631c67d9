/**
 * What a TRON node must do, as a suite over HTTP: the recordings of a real java-tron 4.8.0 node ({@code /golden} in the
 * test resources) played again, and sentences of behaviour that a replay can't express. It asks with neither the client
 * nor the simulator's classes: transactions are built and signed here.
 *
 * <p>It runs against the sandbox's simulated node. Against a real one:
 *
 * <pre>
 * mvn test -Dtest='io.joule.conformance.*Test' \
 *     -Dconformance.node=http://127.0.0.1:8090 \
 *     -Dconformance.solidity=http://127.0.0.1:8091 \
 *     -Dconformance.key=HEX        # a funded key: about 1 000 000 TRX; 2e9 TRX for recording 14
 *     [-Dconformance.trc20=T...]   # a token of which that key holds 20 000; else the token tests are skipped
 * </pre>
 *
 * What a real node can't do (move its clock, roll a block back, lose its pool) is skipped there, with the reason.
 * Replays print one line each: steps replayed, fields compared, what was left out and why.
 *
 * <p>Keys in the recordings were made for a throw-away private chain. Recording 13 (gRPC) is not used: Joule speaks
 * HTTP.
 */
package io.joule.conformance;
