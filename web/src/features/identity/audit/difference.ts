/** One fact before and after; undefined where there was none. */
export interface Change {
  path: string;
  kind: 'added' | 'removed' | 'changed' | 'same';
  before: string | undefined;
  after: string | undefined;
}

/** A document as its single facts, named by their path: product.name. */
export function flatten(document: unknown, path = '', facts = new Map<string, string>()): Map<string, string> {
  if (document === null || document === undefined) {
    if (path !== '') {
      facts.set(path, '');
    }
  } else if (Array.isArray(document)) {
    if (document.every((each) => typeof each !== 'object' || each === null)) {
      facts.set(path === '' ? 'value' : path, document.join(', '));
    } else {
      document.forEach((each, index) => {
        flatten(each, `${path}[${index + 1}]`, facts);
      });
    }
  } else if (typeof document === 'object') {
    for (const [name, value] of Object.entries(document)) {
      flatten(value, path === '' ? name : `${path}.${name}`, facts);
    }
  } else {
    facts.set(path === '' ? 'value' : path, String(document));
  }
  return facts;
}

/** What a change did, fact by fact, in the order of the documents. */
export function difference(before: unknown, after: unknown): Change[] {
  const old = flatten(before);
  const now = flatten(after);
  return [...new Set([...old.keys(), ...now.keys()])].map((path) => {
    const was = old.get(path);
    const is = now.get(path);
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : was === is ? 'same' : 'changed';
    return { path, kind, before: was, after: is };
  });
}
