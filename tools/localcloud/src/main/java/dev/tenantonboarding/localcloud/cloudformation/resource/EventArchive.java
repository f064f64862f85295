package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveRequest;

/** AWS::Events::Archive. */
final class EventArchive implements ResourceType {
    private static final int LONGEST_NAME = 48;

    @Override
    public Schema schema() {
        return Schema.of("ArchiveName", "SourceArn", "Description", "EventPattern.*", "RetentionDays").requiring("SourceArn")
                .replacedBy("ArchiveName", "SourceArn");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("ArchiveName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        var request = properties.into(CreateArchiveRequest.builder()).archiveName(name).eventSourceArn(properties.required("SourceArn")).build();
        return Made.of(name, "Arn", scope.call(request, CreateArchiveResponse.class).archiveArn());
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(UpdateArchiveRequest.builder()).archiveName(made.physicalId()).build());
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteArchiveRequest.builder().archiveName(physicalId).build());
    }
}
