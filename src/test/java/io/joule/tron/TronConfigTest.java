package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.testing.TestNode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the environment's names through application.properties to the beans. */
class TronConfigTest {

    private final TronBeans beans = new TronBeans();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "mainnet,https://api.trongrid.io,TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t,https://tronscan.org",
                "nile,https://nile.trongrid.io,TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf,https://nile.tronscan.org",
                "shasta,https://api.shasta.trongrid.io,-,https://shasta.tronscan.org",
                "sandbox,http://127.0.0.1:18090,-,-",
                " MainNet ,https://api.trongrid.io,TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t,https://tronscan.org"
            })
    void aNetworksNameSetsItsNodesItsUsdtAndItsExplorer(String name, String node, String usdt, String explorer) {
        TronConfig config = config(Map.of("TRON_NETWORK", name));

        Network network = beans.network(config, beans.nodes(config));

        assertThat(network.name()).isEqualTo(name.strip().toLowerCase());
        assertThat(network.nodes().endpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.fullUrl()).isEqualTo(node);
            assertThat(endpoint.solidityUrl()).isEqualTo(node);
        });
        assertThat(network.usdtContract().map(TronAddress::toString)).isEqualTo(Optional.ofNullable(usdt));
        assertThat(network.explorerUrl()).isEqualTo(Optional.ofNullable(explorer));
    }

    @Test
    void nothingSetIsTheSandboxAndNodesAloneAreACustomNetwork() {
        assertThat(TronBeans.kind(config(Map.of()))).isEqualTo(NetworkKind.SANDBOX);
        assertThat(TronBeans.kind(config(Map.of("TRON_NODES", "http://node:8090"))))
                .isEqualTo(NetworkKind.CUSTOM);
        assertThat(TronBeans.kind(config(Map.of("TRON_NODES", "http://node:8090", "TRON_NETWORK", "nile"))))
                .isEqualTo(NetworkKind.NILE);
    }

    @Test
    void nodesAreFullOrFullAndSolidityWithCommasBetween() {
        NodeList nodes = NodeList.parse(
                " http://a:8090 , http://b:8090|http://b:8091/,https://api.trongrid.io,", Optional.of("key"));

        assertThat(nodes.endpoints())
                .extracting(NodeEndpoint::fullUrl, NodeEndpoint::solidityUrl, NodeEndpoint::apiKey)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("http://a:8090", "http://a:8090", Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple("http://b:8090", "http://b:8091", Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(
                                "https://api.trongrid.io", "https://api.trongrid.io", Optional.of("key")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " , ",
                "node:8090",
                "ftp://node",
                "http://",
                "http://a|b",
                "http://a|http://b|http://c",
                "http://a b",
                "http://a|",
                "http://a?key=1",
                "http://a#b",
                "not a url"
            })
    void aNodeListThatIsNoneIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> NodeList.parse(text, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf("address of a node", "full|solidity", "set TRON_NODES");
    }

    @Test
    void anEntryMaySayItsRoleItsKeyItsLimitsAndItsName() {
        NodeList nodes = NodeList.parse(
                "http://a:8090;full , http://a:8091;solidity;name=cold,https://api.trongrid.io;key=mine;per-second=50;"
                        + "per-day=500000,https://api.trongrid.io",
                Optional.of("everybodys"));

        assertThat(nodes.endpoints())
                .extracting(
                        NodeEndpoint::name, NodeEndpoint::role, e -> e.apiKey().orElse("none"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a:8090", NodeRole.FULL, "none"),
                        org.assertj.core.groups.Tuple.tuple("cold", NodeRole.SOLIDITY, "none"),
                        org.assertj.core.groups.Tuple.tuple("api.trongrid.io", NodeRole.BOTH, "mine"),
                        org.assertj.core.groups.Tuple.tuple("api.trongrid.io#2", NodeRole.BOTH, "everybodys"));
        assertThat(nodes.endpoints().get(2).allowance())
                .isEqualTo(new NodeAllowance(OptionalInt.of(50), OptionalInt.of(500_000)));
        assertThat(nodes.endpoints().get(2).party())
                .isEqualTo(nodes.endpoints().get(3).party());
        assertThat(nodes.toString()).doesNotContain("mine").doesNotContain("everybodys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a:8090;full",
                "http://a:8090;solidity",
                "http://a:8090;full;solidity",
                "http://a:8090|http://a:8091;full",
                "http://a:8090;secret",
                "http://a:8090;password=secret",
                "http://a:8090;per-day=-1",
                "http://a:8090;per-second=many",
                "http://a:8090;name=a b"
            })
    void anEntryWithOptionsThatAreNoneIsRefusedWithoutQuotingThem(String text) {
        assertThatThrownBy(() -> NodeList.parse(text, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank()
                .doesNotContain("secret");
    }

    @Test
    void theRulesHaveTheirDefaults() {
        NodesConfig config = TestNode.config(NodesConfig.class, Map.of());

        assertThat(NodeRules.of(config)).isEqualTo(NodeRules.standard());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.trongrid.io,true",
        "https://nile.trongrid.io,true",
        "http://api.trongrid.io,false",
        "https://trongrid.io.evil.example,false",
        "https://eviltrongrid.io,false",
        "http://127.0.0.1:8090,false"
    })
    void theKeyGoesToTronGridAndOverTlsOnly(String url, boolean sent) {
        assertThat(NodeEndpoint.parse(url, Optional.of("key")).apiKey().isPresent())
                .isEqualTo(sent);
    }

    @Test
    void anEndpointIsNamedWithoutWhatMayBeSecret() {
        NodeEndpoint endpoint = NodeEndpoint.parse("https://user:pw@node.example:443/secret-path", Optional.empty());

        assertThat(endpoint).hasToString("node.example:443");
        assertThat(endpoint.neighbourUrl()).contains("https://user:pw@node.example:444/secret-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"testnet", "main net", "mainnet2"})
    void anUnknownNetworkIsRefusedWithTheChoices(String name) {
        assertThatThrownBy(() -> TronBeans.kind(config(Map.of("TRON_NETWORK", name))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("mainnet, nile, shasta, sandbox or custom");
    }

    @Test
    void aCustomNetworkNeedsNodes() {
        TronConfig config = config(Map.of("TRON_NETWORK", "custom"));

        assertThatThrownBy(() -> beans.nodes(config)).hasMessageContaining("set TRON_NODES");
    }

    @Test
    void theOperatorsUsdtContractComesFirstAndMustBeAnAddress() {
        TronConfig config = config(Map.of("USDT_CONTRACT", "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf"));
        TronConfig wrong = config(Map.of("USDT_CONTRACT", "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBx"));

        assertThat(beans.network(config, beans.nodes(config)).usdtContract()).isPresent();
        assertThatThrownBy(() -> beans.network(wrong, beans.nodes(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("USDT_CONTRACT");
    }

    @Test
    void theLimitsHaveTheirDefaults() {
        assertThat(CallLimits.of(config(Map.of())))
                .isEqualTo(new CallLimits(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(8),
                        32,
                        15,
                        67_108_864,
                        3,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(60)));
    }

    @Test
    void anExplorerLinkNamesTheTransaction() {
        TronConfig config = config(Map.of("TRON_NETWORK", "nile"));
        Network network = beans.network(config, beans.nodes(config));

        assertThat(network.transactionUrl(NetworkFixture.TX))
                .contains("https://nile.tronscan.org/#/transaction/" + NetworkFixture.TX);
    }

    private static TronConfig config(Map<String, String> environment) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDiscoveredConverters()
                    .withSources(new PropertiesConfigSource(
                            TronConfigTest.class.getResource("/application.properties"), 100))
                    .withSources(new PropertiesConfigSource(environment, "environment", 300))
                    .withMapping(TronConfig.class)
                    .build()
                    .getConfigMapping(TronConfig.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
