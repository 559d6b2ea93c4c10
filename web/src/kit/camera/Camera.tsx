import { Alert, Button, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createDetector } from '@/scanner/detector';
import { Sightings } from '@/scanner/sightings';
import { Dialog } from '../Dialog';
import { Loading } from '../states';

/** Between two looks at the picture. */
const LOOK_MILLIS = 150;

type State = 'starting' | 'looking' | 'denied' | 'absent' | 'insecure' | 'failed';

/** The camera as a scanner, one code after the other until it is closed. */
export default function Camera({ onScan, onClose }: { onScan: (code: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onScan);
  const [state, setState] = useState<State>('starting');
  const [last, setLast] = useState<string>();
  useEffect(() => {
    latest.current = onScan;
  });

  useEffect(() => {
    const stop = new AbortController();
    void look(stop.signal, () => video.current, {
      state: setState,
      code: (code) => {
        setLast(code);
        latest.current(code);
      },
    });
    return () => stop.abort();
  }, []);

  const working = state === 'starting' || state === 'looking';
  return (
    <Dialog onClose={onClose} title={t('scanner.camera')}>
      <Stack>
        {working ? (
          <>
            {state === 'starting' && <Loading />}
            <video
              ref={video}
              muted
              playsInline
              aria-label={t('scanner.picture')}
              style={{ width: '100%', maxHeight: '55dvh', objectFit: 'cover', borderRadius: 8, background: '#000' }}
            />
            <Text ta="center" aria-live="polite" fw={600}>
              {last ?? t('scanner.aim')}
            </Text>
          </>
        ) : (
          <Alert color="orange" role="alert">
            {t(`scanner.${state}`)}
          </Alert>
        )}
        <Button size="lg" onClick={onClose} data-autofocus>
          {t('scanner.done')}
        </Button>
      </Stack>
    </Dialog>
  );
}

interface Listener {
  state: (state: State) => void;
  code: (code: string) => void;
}

async function look(signal: AbortSignal, picture: () => HTMLVideoElement | null, listener: Listener): Promise<void> {
  const tell = (state: State) => {
    if (!signal.aborted) {
      listener.state(state);
    }
  };
  if (navigator.mediaDevices === undefined) {
    return tell('insecure');
  }
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    return tell(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'absent');
  }
  const end = () => {
    for (const track of stream.getTracks()) {
      track.stop();
    }
  };
  const element = picture();
  if (signal.aborted || element === null) {
    return end();
  }
  signal.addEventListener('abort', end, { once: true });
  try {
    element.srcObject = stream;
    const [detector] = await Promise.all([createDetector(), element.play()]);
    tell('looking');
    const sightings = new Sightings();
    while (!signal.aborted) {
      const at = performance.now();
      const [found] = await detector.detect(element);
      if (sightings.look(found?.rawValue, at) && found !== undefined && !signal.aborted) {
        listener.code(found.rawValue);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
    }
  } catch {
    end();
    tell('failed');
  }
}
