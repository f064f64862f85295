package dev.tenantonboarding.localcloud.iam;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.LinkedHashSet;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.kernel.Aws;

/**
 * A role as it stands; a change makes another one.
 *
 * @param id       {@code AROA…}, never used again: a role that was deleted and made anew is another role
 * @param path     begins and ends with a slash
 * @param inline   by policy name
 * @param attached ARNs of managed policies
 * @param boundary ARN of the managed policy that bounds the role
 */
public record Role(String id, String path, String name, Instant created, Settings settings, PolicyDocument trust, Map<String, String> tags,
                   Map<String, PolicyDocument> inline, SequencedSet<String> attached, Optional<String> boundary) {

    /** @param maxSessionSeconds the longest session that AssumeRole gives, in seconds */
    public record Settings(String description, int maxSessionSeconds) {
    }

    public Role {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        inline = Collections.unmodifiableMap(new TreeMap<>(inline));
        attached = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(attached));
    }

    /** With the path in it, as AWS writes it. */
    public String arn() {
        return Aws.globalArn("iam", "role" + path + name);
    }

    Role withSettings(Settings settings) {
        return new Role(id, path, name, created, settings, trust, tags, inline, attached, boundary);
    }

    Role withTrust(PolicyDocument trust) {
        return new Role(id, path, name, created, settings, trust, tags, inline, attached, boundary);
    }

    Role withTags(Map<String, String> tags) {
        return new Role(id, path, name, created, settings, trust, tags, inline, attached, boundary);
    }

    Role withInline(Map<String, PolicyDocument> inline) {
        return new Role(id, path, name, created, settings, trust, tags, inline, attached, boundary);
    }

    Role withAttached(SequencedSet<String> attached) {
        return new Role(id, path, name, created, settings, trust, tags, inline, attached, boundary);
    }

    Role withBoundary(Optional<String> boundary) {
        return new Role(id, path, name, created, settings, trust, tags, inline, attached, boundary);
    }
}
