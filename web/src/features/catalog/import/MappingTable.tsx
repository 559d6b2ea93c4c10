import { Alert, Card, Group, ScrollArea, Select, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { branchChoices, useBranches } from '@/kit/branches';
import { TAXES, UNITS } from '../product/schema';
import type { CsvFile } from './csvFile';
import { assign, type Defaults, FIELDS, type Field, type Mapping, missingFields, REQUIRED } from './mapping';

interface Props {
  file: CsvFile;
  name: string;
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
  defaults: Defaults;
  onDefaults: (defaults: Defaults) => void;
}

/** The first lines of a file with a chooser above each column, and values for what the file does not have. */
export function MappingTable({ file, name, mapping, onMapping, defaults, onDefaults }: Props) {
  const { t } = useTranslation('catalog');
  const missing = missingFields(mapping);
  const label = (field: Field) =>
    REQUIRED.includes(field) ? `${t(`catalog.import.fields.${field}`)} *` : t(`catalog.import.fields.${field}`);
  return (
    <Stack>
      <Text>{t('catalog.import.mapping', { name })}</Text>
      {file.recoded && <Alert color="blue">{t('catalog.import.recoded')}</Alert>}
      {missing.length > 0 && (
        <Alert color="orange" role="status">
          {t('catalog.import.missing', {
            fields: missing.map((field) => t(`catalog.import.fields.${field}`)).join(', '),
          })}
        </Alert>
      )}
      <ScrollArea type="auto">
        <Table withTableBorder withColumnBorders verticalSpacing={4} aria-label={t('catalog.import.preview')}>
          <Table.Thead>
            <Table.Tr>
              {file.header.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name of their own; their place is it.
                <Table.Th key={index} miw={170}>
                  <Select
                    size="xs"
                    label={column === '' ? t('catalog.import.column', { number: index + 1 }) : column}
                    placeholder={t('catalog.import.ignored')}
                    clearable
                    data={FIELDS.map((field) => ({ value: field, label: label(field) }))}
                    value={mapping[index] ?? null}
                    onChange={(field) => onMapping(assign(mapping, index, (field ?? undefined) as Field | undefined))}
                  />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {file.preview.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change places.
              <Table.Tr key={line}>
                {file.header.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <Table.Td key={index} c={mapping[index] === undefined ? 'dimmed' : ''} maw={240}>
                    <Text size="sm" truncate="end" inherit>
                      {row[index] ?? ''}
                    </Text>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <DefaultFields mapping={mapping} defaults={defaults} onDefaults={onDefaults} />
    </Stack>
  );
}

function DefaultFields({ mapping, defaults, onDefaults }: Pick<Props, 'mapping' | 'defaults' | 'onDefaults'>) {
  const { t } = useTranslation('catalog');
  const branches = useBranches();
  const choices = {
    unit: UNITS.map((unit) => ({ value: unit as string, label: t(`catalog.units.${unit}`) })),
    tax: TAXES.map((tax) => ({ value: tax as string, label: t(`catalog.taxes.${tax}`) })),
    branch: branchChoices(branches.data),
  };
  const open = (['unit', 'tax', 'branch'] as const).filter(
    // A file that says the category says the tax.
    (field) => !mapping.includes(field) && !(field === 'tax' && mapping.includes('tax_category')),
  );
  if (open.length === 0) {
    return null;
  }
  return (
    <Card withBorder maw={960}>
      <Group mb="xs">
        <Title order={2} size="h5">
          {t('catalog.import.defaults')}
        </Title>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        {open.map((field) => (
          <Select
            key={field}
            label={t(`catalog.import.fields.${field}`)}
            placeholder={t('catalog.import.noDefault')}
            clearable
            searchable
            data={choices[field]}
            value={defaults[field] ?? null}
            onChange={(value) => onDefaults({ ...defaults, [field]: value ?? '' })}
          />
        ))}
      </SimpleGrid>
    </Card>
  );
}
