/** Faults as clients and functions meet them. */
package dev.tenantonboarding.localcloud.faults;
