import { Workbox } from 'workbox-window';

let workbox: Workbox | undefined;
let ready = false;
/** The new version serves this tab already: another tab took it. */
let taken = false;
const listeners = new Set<() => void>();

/** Installs the worker that lets the app open without the server. */
export function startServiceWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) {
    return;
  }
  workbox = new Workbox('/sw.js');
  workbox.addEventListener('waiting', () => {
    ready = true;
    for (const listener of listeners) {
      listener();
    }
  });
  workbox.addEventListener('controlling', () => {
    taken = true;
  });
  void workbox.register();
}

export function onUpdateReady(listener: () => void): () => void {
  listeners.add(listener);
  if (ready) {
    listener();
  }
  return () => listeners.delete(listener);
}

export function applyUpdate(): void {
  if (taken) {
    window.location.reload();
    return;
  }
  workbox?.addEventListener('controlling', () => window.location.reload());
  workbox?.messageSkipWaiting();
}
