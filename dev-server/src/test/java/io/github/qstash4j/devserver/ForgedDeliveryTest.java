package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.exceptions.IncorrectClaimException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import io.github.qstash4j.devserver.faults.Fault;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ForgedDeliveryTest {

    @AutoClose
    private final FaultFixture fixture = new FaultFixture();

    private final DevServer server = fixture.server;

    @Test
    void a_tampered_body_does_not_match_its_hash() {
        fixture.suffer(Fault.tamperedBody(), "12345");

        assertThat(fixture.received(0).body())
                .hasSize(5)
                .isNotEqualTo("12345")
                .startsWith("12")
                .endsWith("45");
        assertThatThrownBy(() -> fixture.verify(fixture.received(0), server.currentSigningKey()))
                .isInstanceOfSatisfying(
                        IncorrectClaimException.class,
                        wrong -> assertThat(wrong.getClaimName()).isEqualTo("body"));
    }

    @Test
    void a_tampered_empty_body_has_one_byte() {
        fixture.suffer(Fault.tamperedBody(), "");

        assertThat(fixture.received(0).body()).hasSize(1);
    }

    @Test
    void an_expired_signature_has_been_so_for_an_hour() {
        fixture.suffer(Fault.expiredSignature(), "b");

        assertThatThrownBy(() -> fixture.verify(fixture.received(0), server.currentSigningKey()))
                .isInstanceOf(TokenExpiredException.class);
        assertThat(Tokens.claims(fixture.received(0).token()).get("exp").asLong())
                .isBetween(
                        Instant.now().minusSeconds(3700).getEpochSecond(),
                        Instant.now().minusSeconds(3600).getEpochSecond());
    }

    @Test
    void the_next_key_signs_validly() {
        fixture.suffer(Fault.signedWithNextKey(), "b");

        fixture.verify(fixture.received(0), server.nextSigningKey());
        assertThatThrownBy(() -> fixture.verify(fixture.received(0), server.currentSigningKey()))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void a_wrong_destination_claim_is_signed_for_another_url() {
        fixture.suffer(Fault.wrongDestinationClaim(), "b");

        assertThatThrownBy(() -> fixture.verify(fixture.received(0), server.currentSigningKey()))
                .isInstanceOfSatisfying(
                        IncorrectClaimException.class,
                        wrong -> assertThat(wrong.getClaimName()).isEqualTo("sub"));
    }
}
