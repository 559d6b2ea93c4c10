import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconBarcode } from '@/kit/camera/icons';
import classes from './pricecheck.module.css';

/** Says what to do, and takes a code by hand. */
export function CheckStart({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('pricecheck');
  const [text, setText] = useState('');
  return (
    <>
      <IconBarcode size={120} />
      <Title order={1} className={classes.name}>
        {t('priceCheck.scan')}
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') {
            onCode(text);
          }
        }}
      >
        <Text mb="xs" component="label" htmlFor="code" display="block">
          {t('priceCheck.type')}
        </Text>
        <Group gap="xs" justify="center">
          <TextInput
            id="code"
            size="lg"
            w={240}
            value={text}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" size="lg">
            {t('priceCheck.see')}
          </Button>
        </Group>
      </form>
    </>
  );
}
