package dev.tenantonboarding.localcloud.iam;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.kernel.Aws;

/**
 * A managed policy as it stands; a change makes another one.
 *
 * @param id             {@code ANPA…}
 * @param path           begins and ends with a slash
 * @param versions       by number: 1 is {@code v1}
 * @param defaultVersion the number of the version in force
 * @param lastVersion    the highest number ever given, since numbers aren't used again
 */
record ManagedPolicy(String id, String path, String name, String description, Instant created, Instant updated, Map<String, String> tags,
                     NavigableMap<Integer, Version> versions, int defaultVersion, int lastVersion) {

    record Version(PolicyDocument document, Instant created) {
    }

    ManagedPolicy {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
    }

    String arn() {
        return Aws.globalArn("iam", "policy" + path + name);
    }

    PolicyDocument document() {
        return versions.get(defaultVersion).document();
    }

    ManagedPolicy withVersion(PolicyDocument document, Instant now, boolean setAsDefault) {
        var more = new TreeMap<>(versions);
        more.put(lastVersion + 1, new Version(document, now));
        return new ManagedPolicy(id, path, name, description, created, now, tags, more, setAsDefault ? lastVersion + 1 : defaultVersion,
                lastVersion + 1);
    }

    ManagedPolicy withoutVersion(int version) {
        var fewer = new TreeMap<>(versions);
        fewer.remove(version);
        return new ManagedPolicy(id, path, name, description, created, updated, tags, fewer, defaultVersion, lastVersion);
    }

    ManagedPolicy withDefault(int version, Instant now) {
        return new ManagedPolicy(id, path, name, description, created, now, tags, versions, version, lastVersion);
    }
}
