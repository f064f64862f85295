package dev.tenantonboarding.localcloud.eventbridge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.services.eventbridge.model.ArchiveState;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesResponse;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveResponse;

/** Operations on archives. */
final class ArchiveOperations {
    private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,48}");

    private final Buses buses;
    private final Archives archives;
    private final Timeline timeline;

    ArchiveOperations(Buses buses, Archives archives, Timeline timeline) {
        this.buses = buses;
        this.archives = archives;
        this.timeline = timeline;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(CreateArchiveRequest::builder, request -> List.of(access("CreateArchive", request.archiveName()),
                        Access.to("events:CreateArchive", request.eventSourceArn())), this::create)
                        .accepting("ArchiveName", "EventSourceArn", "Description", "EventPattern", "RetentionDays"),
                Operation.of(DescribeArchiveRequest::builder, request -> List.of(access("DescribeArchive", request.archiveName())), this::describe),
                Operation.of(ListArchivesRequest::builder, _ -> List.of(Access.to("events:ListArchives", "*")), this::list)
                        .accepting("NamePrefix", "EventSourceArn", "State"),
                Operation.of(UpdateArchiveRequest::builder, request -> List.of(access("UpdateArchive", request.archiveName())), this::update)
                        .accepting("ArchiveName", "Description", "EventPattern", "RetentionDays"),
                Operation.of(DeleteArchiveRequest::builder, request -> List.of(access("DeleteArchive", request.archiveName())), this::delete));
    }

    private static Access access(String action, String name) {
        return Access.to("events:" + action, Archive.arn(name));
    }

    private CreateArchiveResponse create(CreateArchiveRequest request, Call call) {
        if (!NAME.matcher(request.archiveName()).matches()) {
            throw AwsError.validation("1 validation error detected: Value '" + request.archiveName() + "' at 'archiveName' failed to satisfy "
                    + "constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+ and have length less than or equal to 48");
        }
        var bus = buses.require(Optional.of(request.eventSourceArn()));
        var archive = new Archive(request.archiveName(), bus.arn(), new Archive.Settings(Optional.ofNullable(request.description()),
                Optional.ofNullable(request.eventPattern()).map(EventPattern::new), days(request.retentionDays())), call.time());
        archives.add(archive);
        return CreateArchiveResponse.builder().archiveArn(archive.arn()).state(ArchiveState.ENABLED).creationTime(archive.created()).build();
    }

    private static int days(Integer days) {
        if (days != null && days < 0) {
            throw AwsError.validation("1 validation error detected: Value '" + days + "' at 'retentionDays' failed to satisfy constraint: "
                    + "Member must have value greater than or equal to 0");
        }
        return Optional.ofNullable(days).orElse(0);
    }

    private DescribeArchiveResponse describe(DescribeArchiveRequest request, Call call) {
        var archive = archives.require(request.archiveName());
        var settings = archive.settings();
        var answer = DescribeArchiveResponse.builder().archiveName(archive.name()).archiveArn(archive.arn()).eventSourceArn(archive.busArn())
                .state(ArchiveState.ENABLED).retentionDays(settings.retention()).creationTime(archive.created())
                .eventCount(archive.count(timeline.now())).sizeBytes(archive.size(timeline.now()));
        settings.description().ifPresent(answer::description);
        settings.pattern().ifPresent(pattern -> answer.eventPattern(pattern.text()));
        return answer.build();
    }

    private ListArchivesResponse list(ListArchivesRequest request, Call call) {
        var prefix = Optional.ofNullable(request.namePrefix()).orElse("");
        return ListArchivesResponse.builder().archives(archives.all().stream().filter(archive -> archive.name().startsWith(prefix))
                .filter(archive -> request.eventSourceArn() == null || request.eventSourceArn().equals(archive.busArn()))
                .filter(_ -> request.state() == null || request.state() == ArchiveState.ENABLED)
                .map(archive -> software.amazon.awssdk.services.eventbridge.model.Archive.builder().archiveName(archive.name())
                        .eventSourceArn(archive.busArn()).state(ArchiveState.ENABLED).retentionDays(archive.settings().retention())
                        .creationTime(archive.created()).eventCount(archive.count(timeline.now())).sizeBytes(archive.size(timeline.now())).build())
                .toList()).build();
    }

    /** What isn't named stays as it is. */
    private UpdateArchiveResponse update(UpdateArchiveRequest request, Call call) {
        var archive = archives.require(request.archiveName());
        var old = archive.settings();
        archive.change(new Archive.Settings(Optional.ofNullable(request.description()).or(old::description),
                Optional.ofNullable(request.eventPattern()).map(EventPattern::new).or(old::pattern),
                request.retentionDays() == null ? old.retention() : days(request.retentionDays())));
        return UpdateArchiveResponse.builder().archiveArn(archive.arn()).state(ArchiveState.ENABLED).creationTime(archive.created()).build();
    }

    private DeleteArchiveResponse delete(DeleteArchiveRequest request, Call call) {
        archives.remove(request.archiveName());
        return DeleteArchiveResponse.builder().build();
    }
}
