import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconCamera } from './icons';

const Camera = lazy(() => import('./Camera'));

/** Opens the camera as a scanner; it stays open for one code after the other. */
export function CameraButton({ onScan, size = 50 }: { onScan: (code: string) => void; size?: number }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <ActionIcon variant="default" size={size} aria-label={t('scanner.camera')} onClick={open}>
        <IconCamera size={26} />
      </ActionIcon>
      {opened && (
        <Suspense fallback={null}>
          <Camera onScan={onScan} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
