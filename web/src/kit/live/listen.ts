import { EVENT_STREAM, raw } from '@/api/client';
import { Problem } from '@/api/problem';
import { EventStreamParser, type StreamEvent } from './eventStream';

const FIRST_WAIT_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 60_000;
/** The server says something every fifteen seconds; a line that is silent for longer is dead. */
const SILENCE_MILLIS = 45_000;

/** How long to wait before try number `failures`: doubling, at most a minute, with chance so that not all come at once. */
export function waitMillis(failures: number, chance: number = Math.random()): number {
  const full = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** Math.min(failures, 10));
  return Math.round(full * (0.5 + chance / 2));
}

interface Listener {
  onEvent: (event: StreamEvent) => void;
  /** Whether events come in. */
  onState: (live: boolean) => void;
}

/** Listens to a stream of events until `signal` says stop, and comes back whenever the line is lost. */
export async function listen(path: string, { onEvent, onState }: Listener, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await once(
        path,
        (event) => {
          failures = 0;
          onEvent(event);
        },
        () => onState(true),
        signal,
      );
    } catch (error) {
      if (error instanceof Problem && !error.isTemporary && error.status !== 401) {
        // Refused for good: this person may not, or this server has no such stream.
        onState(false);
        return;
      }
    }
    if (signal.aborted) {
      return;
    }
    onState(false);
    await pause(waitMillis(failures++), signal);
  }
}

async function once(
  path: string,
  onEvent: (event: StreamEvent) => void,
  onOpen: () => void,
  signal: AbortSignal,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MILLIS);
  try {
    const response = await raw(path, {
      headers: { Accept: EVENT_STREAM },
      signal: AbortSignal.any([signal, silence.signal]),
      cache: 'no-store',
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (reader === undefined) {
      return;
    }
    onOpen();
    const parser = new EventStreamParser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MILLIS);
      for (const event of parser.push(value)) {
        onEvent(event);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
