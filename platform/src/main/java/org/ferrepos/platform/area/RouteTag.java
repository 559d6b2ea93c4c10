package org.ferrepos.platform.area;

/** A group of routes in the description of the interface, and what it is about. */
public record RouteTag(String name, String description) {}
