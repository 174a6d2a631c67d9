package io.joule.base;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The machine's clock; used wherever nothing else (the sandbox) takes its place. */
@ApplicationScoped
@DefaultBean
public class SystemClock implements Clock {

    @Override
    public Instant now() {
        return Instant.now();
    }
}
