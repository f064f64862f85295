package dev.tenantonboarding.tenantctl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tenantonboarding.tenantctl.CommandFailed;

class StackParametersTest {
    @TempDir
    private Path folder;

    @Test
    void anObjectNamesValues() throws IOException {
        assertThat(StackParameters.read(file("{\"JwtIssuer\": \"https://id.example\", \"MaxBodyBytes\": 1024}")))
                .isEqualTo(Map.of("JwtIssuer", "https://id.example", "MaxBodyBytes", "1024"));
    }

    @Test
    void theAwsCliListIsReadToo() throws IOException {
        assertThat(StackParameters.read(file("[{\"ParameterKey\": \"JwtIssuer\", \"ParameterValue\": \"https://id.example\"}]")))
                .isEqualTo(Map.of("JwtIssuer", "https://id.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "7", "{\"a\": null}", "{\"a\": {}}", "[{\"ParameterKey\": \"a\"}]", ""})
    void anythingElseIsRefusedNamingTheFile(String content) throws IOException {
        var file = file(content);
        assertThatThrownBy(() -> StackParameters.read(file)).isInstanceOf(CommandFailed.class).hasMessageContaining(file.toString());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("parameters.json"), content);
    }
}
