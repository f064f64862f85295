package dev.tenantonboarding.tenantctl.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** A CloudFormation template in JSON. */
record Template(String text, Set<String> parameters, Set<String> parametersWithDefault) {
    Template {
        parameters = Set.copyOf(parameters);
        parametersWithDefault = Set.copyOf(parametersWithDefault);
    }

    /** @throws CommandFailed if the file can't be read */
    static Template read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw CommandFailed.because("can't read the template " + file + ": " + e.getMessage(), e);
        }
    }

    static Template of(String text) throws IOException {
        var parameters = new TreeSet<String>();
        var withDefault = new LinkedHashSet<String>();
        for (var parameter : new ObjectMapper().readTree(text).path("Parameters").properties()) {
            JsonNode declaration = parameter.getValue();
            parameters.add(parameter.getKey());
            if (declaration.has("Default")) {
                withDefault.add(parameter.getKey());
            }
        }
        return new Template(text, parameters, withDefault);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
