import { Alert, Button, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/kit/Dialog';
import type { ApiKey } from '../queries';

/** Shows a new key the one time it can be shown; closes by its button alone, not by a slip of the hand. */
export function SecretDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const text = apiKey.key ?? '';
  return (
    <Dialog
      onClose={onClose}
      title={t('identity.keys.madeTitle', { name: apiKey.name })}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="lg"
    >
      <Stack>
        <Alert color="orange">{t('identity.keys.once')}</Alert>
        <TextInput
          label={t('identity.keys.secret')}
          description={t('identity.keys.header')}
          value={text}
          readOnly
          styles={{ input: { fontFamily: 'monospace' } }}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end">
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'identity.keys.copied' : 'identity.keys.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('identity.keys.kept')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
