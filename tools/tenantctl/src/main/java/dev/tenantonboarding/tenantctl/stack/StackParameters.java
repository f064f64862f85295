package dev.tenantonboarding.tenantctl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** Reads a file of stack parameters. */
public final class StackParameters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StackParameters() {}

    /** @throws CommandFailed if the file is neither an object of values nor a list as the AWS CLI takes it */
    public static Map<String, String> read(Path file) {
        try {
            var tree = JSON.readTree(Files.readString(file));
            var parameters = new LinkedHashMap<String, String>();
            if (tree.isArray()) {
                for (var parameter : tree) {
                    parameters.put(value(file, parameter.path("ParameterKey")), value(file, parameter.path("ParameterValue")));
                }
            } else if (tree.isObject()) {
                tree.properties().forEach(parameter -> parameters.put(parameter.getKey(), value(file, parameter.getValue())));
            } else {
                throw CommandFailed.usage(file + " is neither an object nor a list of parameters");
            }
            return parameters;
        } catch (JsonProcessingException e) {
            throw CommandFailed.usage(file + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw CommandFailed.usage("can't read " + file + ": " + e.getMessage());
        }
    }

    private static String value(Path file, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw CommandFailed.usage(file + " must give each parameter's name and a plain value");
        }
        return value.asText();
    }
}
