package io.joule.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Redis for the application under a Quarkus test, which gets it into its field of that type. */
public final class QuarkusRedis implements QuarkusTestResourceLifecycleManager {

    private RealRedis redis;

    @Override
    public Map<String, String> start() {
        redis = RealRedis.start();
        return Map.of("joule.redis.url", redis.url());
    }

    @Override
    public void stop() {
        redis.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(redis, new TestInjector.MatchesType(RealRedis.class));
    }
}
