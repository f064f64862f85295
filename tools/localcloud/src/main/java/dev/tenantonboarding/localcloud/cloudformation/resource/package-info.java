/** Resource types: what each accepts, and how it is made, changed and removed through its service's own API. */
package dev.tenantonboarding.localcloud.cloudformation.resource;
