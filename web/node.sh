# What ./build and ./check share: finds Node.js and installs the packages. Read by them with the directory as the current one.

oldest_node=20.19

say() {
    printf '%s\n' "$*" >&2
}

# Whether this Node.js is new enough to run the tools.
is_suitable_node() {
    "$1" -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        const [oldestMajor, oldestMinor] = process.argv[1].split(".").map(Number);
        process.exit(major > oldestMajor || (major === oldestMajor && minor >= oldestMinor) ? 0 : 1);
    ' "$oldest_node" >/dev/null 2>&1 </dev/null
}

find_node() {
    command -v npm >/dev/null 2>&1 && command -v node >/dev/null 2>&1 && is_suitable_node node
}

is_debian_root() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1
}

# install_packages NAME...: with a bound on how long that may take; what apt says is in target/apt.log.
install_packages() {
    say "Instalando $*… / Installing $*…"
    mkdir -p target
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    for _ in 1 2 3; do
        timeout 300 apt-get -o Acquire::Retries=3 update -q </dev/null >target/apt.log 2>&1 && break
        sleep 5
    done
    timeout 900 apt-get -o Acquire::Retries=3 install -y -q --no-install-recommends "$@" </dev/null >>target/apt.log 2>&1
}

# Where Node.js is too old, as in some distributions, its npm is still good enough to bring a newer one.
bring_node() {
    command -v npm >/dev/null 2>&1 && [ "$(uname -s) $(uname -m)" = 'Linux x86_64' ] || return 1
    brought=$PWD/tools/node/node_modules
    if [ ! -x "$brought/.bin/node" ] || [ -n "$(find tools/node/package-lock.json -newer "$brought/.package-lock.json")" ]; then
        say "Node.js es anterior a $oldest_node; instalando otro en web/tools/node… /" \
            "Node.js is older than $oldest_node; installing another one into web/tools/node…"
        (cd tools/node && timeout 600 npm ci --no-audit --no-fund </dev/null >&2) || return 1
        touch "$brought/.package-lock.json"
    fi
    PATH=$brought/.bin:$PATH
    export PATH
    find_node
}

ensure_node() {
    find_node && return 0
    if is_debian_root && ! command -v npm >/dev/null 2>&1; then
        install_packages nodejs npm || say "apt-get falló, vea web/target/apt.log / apt-get failed, see web/target/apt.log"
        find_node && return 0
    fi
    bring_node && return 0
    say "La aplicación web necesita Node.js $oldest_node o posterior con npm: instálelo (https://nodejs.org) y repita," \
        "u omítala con -Dweb.skip=true." \
        "/ The web application needs Node.js $oldest_node or newer with npm: install it and try again," \
        "or leave it out by -Dweb.skip=true."
    exit 3
}

ensure_sources() {
    for file in package.json package-lock.json; do
        if [ ! -f "$file" ]; then
            say "Falta web/$file: el código de la aplicación web no está completo. / web/$file is missing:" \
                "the source of the web application is incomplete."
            exit 1
        fi
    done
}

# Installs what package-lock.json says, unless that was done since it changed.
ensure_modules() {
    installed=node_modules/.package-lock.json
    if [ -f "$installed" ] && [ -z "$(find package-lock.json -newer "$installed")" ]; then
        return 0
    fi
    say "Instalando los paquetes de la aplicación web… / Installing the packages of the web application…"
    if ! timeout 900 npm ci --no-audit --no-fund </dev/null; then
        say "npm ci falló; ¿hay conexión al registro de npm? / npm ci failed; can the npm registry be reached?"
        exit 1
    fi
    # Without any package npm leaves nothing.
    [ ! -f "$installed" ] || touch "$installed"
}
