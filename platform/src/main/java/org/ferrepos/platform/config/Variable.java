package org.ferrepos.platform.config;

/** One environment variable as it was given: by the process, or by a line of a {@code .env} file. */
record Variable(String name, String value, String origin, boolean fromFile) {

    static Variable ofProcess(String name, String value) {
        return new Variable(name, value, "variable de entorno " + name, false);
    }

    /** Where it was set, with its name. */
    String place() {
        return fromFile ? name + " en " + origin : origin;
    }

    /** Leaves the value out: it may be a secret. */
    @Override
    public String toString() {
        return "Variable[" + place() + "]";
    }
}
