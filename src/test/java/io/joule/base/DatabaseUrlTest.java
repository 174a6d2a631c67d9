package io.joule.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void aUrlIsTakenApartAndItsLoginDecoded() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://joule:p%40ss%2F+1@db.example:6543/desk?sslmode=require");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/desk?sslmode=require");
        assertThat(url.user()).isEqualTo("joule");
        assertThat(url.password()).isEqualTo("p@ss/+1");
        assertThat(url).asString().doesNotContain("p@ss");
    }

    @Test
    void thePortMayBeLeftOut() {
        assertThat(DatabaseUrl.parse("postgres://u@localhost/desk").reactiveUrl())
                .isEqualTo("postgresql://localhost:5432/desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "mysql://u:secret@h/d", "postgresql://h/d", "postgresql://u:secret@h", "a b"})
    void anythingElseIsRefusedWithoutItsPassword(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DATABASE_URL must look like")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
}
