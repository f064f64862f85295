/** What every service of the local cloud stands on: callers, operations with their authorisation rule, errors, and the one timeline. */
package dev.tenantonboarding.localcloud.kernel;
