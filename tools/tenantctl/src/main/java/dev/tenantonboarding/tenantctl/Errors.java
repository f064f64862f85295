package dev.tenantonboarding.tenantctl;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.console.Streams;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells the user why a command ended without its answer; in JSON mode in a document {@code {"error": {"code", "message"}}} too. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Streams streams;
    private final BooleanSupplier json;

    Errors(Streams streams, BooleanSupplier json) {
        this.streams = streams;
        this.json = json;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        tell(ExitCode.USAGE, e.getMessage() + " (" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help tells more)",
                JsonNodeFactory.instance.objectNode());
        return ExitCode.USAGE.number();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult result) throws Exception {
        switch (e) {
            case ParameterException usage -> {
                return handleParseException(usage, new String[0]);
            }
            case CommandFailed failed -> {
                tell(failed.exitCode(), failed.getMessage(), failed.document().orElseGet(JsonNodeFactory.instance::objectNode));
                return failed.exitCode().number();
            }
            case AwsServiceException refused -> tell(ExitCode.FAILED, Optional.ofNullable(refused.awsErrorDetails()).filter(details -> details.errorCode() != null)
                    .map(details -> details.serviceName() + " answered " + details.errorCode() + ": " + details.errorMessage())
                    .orElseGet(refused::getMessage), JsonNodeFactory.instance.objectNode());
            case SdkClientException unreached -> tell(ExitCode.FAILED, unreached.getMessage(), JsonNodeFactory.instance.objectNode());
            default -> {
                // A mistake of this program, which only its stack trace explains.
                tell(ExitCode.FAILED, "unexpected: " + e, JsonNodeFactory.instance.objectNode());
                e.printStackTrace(streams.err());
            }
        }
        return ExitCode.FAILED.number();
    }

    private void tell(ExitCode code, String message, ObjectNode document) {
        document.putObject("error").put("code", code.name()).put("message", message);
        new Console(streams, json.getAsBoolean()).failure(message, document);
    }
}
