import { Alert, Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { sentenceOf } from '@/api/problem';
import { CameraButton } from '@/kit/camera/CameraButton';
import { IconBarcode } from '@/kit/camera/icons';
import { beep } from '@/scanner/sound';
import { useScanner } from '@/scanner/useScanner';
import { atBranch, findProduct, type Product } from './queries';

const PAUSE_MILLIS = 200;
const SHORTEST_WORD = 2;
const SUGGESTIONS = 8;

interface Props {
  branch: string;
  /** Answers with a sentence where the product cannot be taken here. */
  onProduct: (product: Product) => string | undefined | Promise<string | undefined>;
  label?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** Takes a product by scanner, camera, code or words. */
export function ProductEntry({ branch, onProduct, label, disabled = false, autoFocus = false }: Props) {
  const { t } = useTranslation('stock');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const suggestions = useSuggestions(text, branch);

  const take = async (code: string, source: 'scan' | 'typed') => {
    setBusy(true);
    setProblem(undefined);
    try {
      const product = await findProduct(code, branch);
      if (product === undefined && source === 'typed' && suggestions.length > 0) {
        combobox.openDropdown();
        combobox.selectFirstOption();
        return;
      }
      const refusal = product === undefined ? t('stock.unknownCode', { code }) : await onProduct(product);
      setProblem(refusal);
      beep(refusal === undefined ? 'good' : 'bad');
      setText('');
      combobox.closeDropdown();
    } catch (error) {
      setProblem(sentenceOf(error));
      beep('bad');
    } finally {
      setBusy(false);
    }
  };

  useScanner((code) => void take(code.trim(), 'scan'), !disabled);

  return (
    <div>
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <Combobox store={combobox} onOptionSubmit={(sku) => void take(sku, 'scan')} disabled={disabled}>
          <Combobox.Target>
            <TextInput
              style={{ flex: 1 }}
              size="lg"
              label={label ?? t('stock.scanLabel')}
              labelProps={{ fz: 'md' }}
              placeholder={t('stock.scanPlaceholder')}
              leftSection={<IconBarcode />}
              rightSection={busy ? <Loader size="xs" /> : null}
              value={text}
              disabled={disabled}
              autoFocus={autoFocus}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="go"
              onChange={(event) => {
                setText(event.currentTarget.value);
                setProblem(undefined);
                combobox.openDropdown();
              }}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && text.trim() !== '' && combobox.getSelectedOptionIndex() < 0) {
                  event.preventDefault();
                  void take(text.trim(), 'typed');
                }
              }}
            />
          </Combobox.Target>
          <Combobox.Dropdown hidden={suggestions.length === 0}>
            <Combobox.Options aria-label={label ?? t('stock.scanLabel')}>
              {suggestions.map((product) => (
                <Combobox.Option key={product.sku} value={product.sku} py="sm">
                  <Text size="sm" fw={600}>
                    {product.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {product.sku}
                  </Text>
                </Combobox.Option>
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
        {!disabled && <CameraButton onScan={(code) => void take(code, 'scan')} />}
      </Group>
      {problem !== undefined && (
        <Alert color="red" mt="xs" role="alert" withCloseButton onClose={() => setProblem(undefined)}>
          {problem}
        </Alert>
      )}
    </div>
  );
}

function useSuggestions(text: string, branch: string): readonly Product[] {
  const [words] = useDebouncedValue(text.trim(), PAUSE_MILLIS);
  const { data: found } = useQuery({
    queryKey: ['products', 'search', words, branch],
    queryFn: ({ signal }) =>
      data(
        api.GET('/api/pos/productos/buscar', {
          params: { query: { q: words, limit: SUGGESTIONS, ...atBranch(branch) } },
          signal,
        }),
      ),
    enabled: words.length >= SHORTEST_WORD,
  });
  return text.trim().length >= SHORTEST_WORD ? (found?.items ?? []) : [];
}
