import i18next from 'i18next';
import { Problem } from '@/api/problem';
import { currentToken, renewToken } from '@/api/token';

const UNAUTHORIZED = 401;

interface Upload {
  path: string;
  body: Blob;
  signal: AbortSignal;
  headers?: Readonly<Record<string, string>>;
  /** The share that has left, from 0 to 1; 1 means that the server is at work. */
  onProgress: (share: number) => void;
}

/** Sends a file and tells how far it is, which `fetch` cannot; an outdated token is renewed once. */
export async function upload<T>(request: Upload): Promise<T> {
  let answer = await send(request);
  if (answer.status === UNAUTHORIZED && (await renewToken()) !== undefined) {
    answer = await send(request);
  }
  const { status, text } = answer;
  const body = parse(text);
  if (status < 200 || status >= 300) {
    throw Problem.from(status, body);
  }
  return body as T;
}

function send({ path, body, signal, headers = {}, onProgress }: Upload): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Content-Type', 'text/csv');
    request.setRequestHeader('Accept-Language', i18next.language ?? 'es');
    for (const [name, value] of Object.entries(headers)) {
      request.setRequestHeader(name, value);
    }
    const token = currentToken();
    if (token !== undefined) {
      request.setRequestHeader('Authorization', `Bearer ${token}`);
    }
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.upload.onload = () => onProgress(1);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(Problem.unreachable());
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
