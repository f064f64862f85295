package dev.tenantonboarding.tenantctl.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.JsonInput;

/** Reads a file of stack parameters. */
public final class StackParameters {
    private StackParameters() {}

    /** @throws CommandFailed if the file is neither an object of values nor a list as the AWS CLI takes it */
    public static Map<String, String> read(Path file) {
        var tree = JsonInput.read(file);
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
    }

    private static String value(Path file, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw CommandFailed.usage(file + " must give each parameter's name and a plain value");
        }
        return value.asText();
    }
}
