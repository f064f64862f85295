package dev.tenantonboarding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LoggedInvocationTest {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedInvocationTest.class);

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    LoggedInvocationTest() {
        System.setOut(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    @Test
    void every_line_names_the_tenant_and_the_execution_and_none_afterwards() {
        String answer = LoggedInvocation.run(new StandInContext("function"), Map.of("tenantId", "acme", "execution", "run-1"), () -> {
            LOG.info("first");
            LOG.info("second");
            return "done";
        });
        LoggedInvocation.run(new StandInContext("function"), Map.of(), () -> {
            LoggedInvocation.about(new TenantId("initech"));
            return "";
        });
        LoggedInvocation.run(new StandInContext("function"), Map.of(), () -> {
            LOG.info("another tenant's");
            return "";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(logged().lines()).filteredOn(line -> line.contains("first") || line.contains("second"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("{").contains("\"tenantId\":\"acme\"", "\"execution\":\"run-1\""));
        assertThat(logged().lines()).filteredOn(line -> line.contains("another tenant's"))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).doesNotContain("acme", "run-1", "initech"));
        assertThat(MDC.get("tenantId")).isNull();
    }

    @Test
    void a_failure_is_logged_with_the_tenant_and_thrown_on() {
        assertThatThrownBy(() -> LoggedInvocation.run(new StandInContext("function"), Map.of("tenantId", "acme"), () -> {
            throw new IllegalStateException("no such luck");
        })).hasMessage("no such luck");

        assertThat(logged().lines()).filteredOn(line -> line.contains("no such luck"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"tenantId\":\"acme\""));
        assertThat(MDC.get("tenantId")).isNull();
    }

    private String logged() {
        return lines.toString(StandardCharsets.UTF_8);
    }
}
