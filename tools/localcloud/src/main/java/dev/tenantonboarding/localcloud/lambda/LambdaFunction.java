package dev.tenantonboarding.localcloud.lambda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A function with all that hangs on its name. Each method is one change or one look, safe among concurrent calls. */
final class LambdaFunction {
    private final String name;
    private final Fleet fleet;
    private final Concurrency concurrency = new Concurrency();
    private final Map<String, Version> published = new LinkedHashMap<>();
    private final Map<String, Alias> aliases = new TreeMap<>();
    private final Map<String, ResourcePolicy> policies = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private Version latest;
    private int lastNumber;

    /** Makes the instances of a version. */
    @FunctionalInterface
    interface Fleet {
        Instances of(FunctionRef function, Configuration configuration);
    }

    /**
     * @param version the number that the alias points to
     */
    record Alias(String name, String version, String description, String revision) {
    }

    LambdaFunction(String name, Configuration configuration, Map<String, String> tags, Fleet fleet, Instant now) {
        this.name = name;
        this.fleet = fleet;
        this.tags.putAll(tags);
        latest = version(Version.LATEST, configuration, now);
    }

    private Version version(String number, Configuration configuration, Instant now) {
        return new Version(number, configuration, now, UUID.randomUUID().toString(),
                fleet.of(new FunctionRef(name, Optional.of(number)), configuration));
    }

    String name() {
        return name;
    }

    FunctionRef ref(String qualifier) {
        return new FunctionRef(name, Optional.of(qualifier));
    }

    Concurrency concurrency() {
        return concurrency;
    }

    synchronized Version latest() {
        return latest;
    }

    /** What a qualifier means: a version, or the one that an alias points to. */
    synchronized Optional<Version> resolve(String qualifier) {
        if (qualifier.equals(Version.LATEST)) {
            return Optional.of(latest);
        }
        var number = Optional.ofNullable(aliases.get(qualifier)).map(Alias::version).orElse(qualifier);
        return number.equals(Version.LATEST) ? Optional.of(latest) : Optional.ofNullable(published.get(number));
    }

    synchronized Version change(Configuration configuration, Instant now) {
        // First the new one: a role that Lambda can't assume leaves all as it was.
        var changed = version(Version.LATEST, configuration, now);
        latest.instances().close();
        latest = changed;
        return changed;
    }

    /** A new version, unless nothing but the description has changed since the last one. */
    synchronized Version publish(Optional<String> description, Instant now) {
        var configuration = latest.configuration();
        var last = Optional.ofNullable(published.get(Integer.toString(lastNumber)));
        var same = last.map(version -> version.configuration().described("").equals(configuration.described(""))).orElse(false);
        if (same) {
            return last.get();
        }
        lastNumber++;
        var version = version(Integer.toString(lastNumber), configuration.described(description.orElse(configuration.description())), now);
        published.put(version.number(), version);
        return version;
    }

    /** {@code $LATEST} first. */
    synchronized List<Version> versions() {
        var all = new ArrayList<>(List.of(latest));
        all.addAll(published.values());
        return all;
    }

    /** Removes a published version; one that isn't there is gone already. */
    synchronized void remove(String number) {
        var users = aliases.values().stream().filter(alias -> alias.version().equals(number)).map(Alias::name).toList();
        if (!users.isEmpty()) {
            throw LambdaErrors.conflict("Unable to delete version because the following aliases reference it: " + users);
        }
        Optional.ofNullable(published.remove(number)).ifPresent(version -> version.instances().close());
        policies.remove(number);
    }

    /** Ends all instances. */
    synchronized void close() {
        versions().forEach(version -> version.instances().close());
    }

    synchronized Optional<Alias> alias(String alias) {
        return Optional.ofNullable(aliases.get(alias));
    }

    synchronized List<Alias> aliases() {
        return List.copyOf(aliases.values());
    }

    /** Makes an alias or points it elsewhere. */
    synchronized Alias put(String alias, String version, String description) {
        var made = new Alias(alias, version, description, UUID.randomUUID().toString());
        aliases.put(alias, made);
        return made;
    }

    synchronized void removeAlias(String alias) {
        aliases.remove(alias);
        policies.remove(alias);
    }

    /** @param qualifier absent for the function itself */
    synchronized ResourcePolicy policy(Optional<String> qualifier) {
        return policies.getOrDefault(qualifier.orElse(""), ResourcePolicy.EMPTY);
    }

    synchronized void policy(Optional<String> qualifier, ResourcePolicy policy) {
        policies.put(qualifier.orElse(""), policy);
    }

    synchronized Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    synchronized void tag(Map<String, String> more) {
        tags.putAll(more);
    }

    synchronized void untag(List<String> keys) {
        keys.forEach(tags::remove);
    }
}
