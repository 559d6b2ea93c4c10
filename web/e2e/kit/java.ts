import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RELEASE = 25;
const PLACES = '/usr/lib/jvm';

/** The Java that runs the program: that of JAVA_HOME where it is new enough, else one of this machine. */
export function findJava(): string {
  const installed = existsSync(PLACES)
    ? readdirSync(PLACES)
        .filter((name) => name.includes(String(RELEASE)))
        .sort()
        .map((name) => join(PLACES, name))
    : [];
  const homes = [process.env.JAVA_HOME, ...installed].filter((home) => home !== undefined);
  const home = homes.find(isRightRelease);
  if (home === undefined) {
    throw new Error(`no Java ${RELEASE}: set JAVA_HOME`);
  }
  return join(home, 'bin', 'java');
}

function isRightRelease(home: string): boolean {
  const notes = join(home, 'release');
  return existsSync(notes) && readFileSync(notes, 'utf8').includes(`JAVA_VERSION="${RELEASE}`);
}
