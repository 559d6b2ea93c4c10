import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { raw } from '@/api/client';
import { useConnection } from '@/api/connection';
import { IconPrinter } from '@/kit/icons';
import { Loading } from '@/kit/states';
import type { ReceiptData } from '../charge/receipt';
import { type Port, ports, print, textBytes } from './printer';
import { textReceipt } from './textReceipt';

interface Props {
  sale: { id: string; number?: string | undefined; sequence?: number; receipt?: unknown };
}

/** The server's page, and only its own styles; scripts and everything else stay out. */
const SANDBOX = 'allow-same-origin allow-modals';

/** Shows a receipt and prints it: the server's where the sale is there, otherwise the till's own. */
export default function ReceiptView({ sale }: Props) {
  const { t, i18n } = useTranslation('sales');
  const { online } = useConnection();
  const frame = useRef<HTMLIFrameElement>(null);
  const registered = sale.number !== undefined;
  const page = useQuery({
    queryKey: ['sales', 'receipt', sale.id, i18n.language],
    enabled: registered && online,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async () => (await raw(`/api/pos/ventas/${sale.id}/recibo?format=html`)).text(),
  });
  const own =
    sale.receipt === undefined
      ? undefined
      : textReceipt(
          sale.receipt as ReceiptData,
          sale.number ?? t('sales.done.pending', { sequence: sale.sequence ?? 0 }),
          t,
        );
  const content = page.data ?? (own === undefined ? undefined : asPage(own));

  const printBytes = async (port: Port) => {
    try {
      const bytes =
        registered && online
          ? new Uint8Array(await (await raw(`/api/pos/ventas/${sale.id}/recibo?format=escpos`)).arrayBuffer())
          : textBytes(own ?? '');
      await print(port, bytes);
    } catch {
      notifications.show({ color: 'red', message: t('sales.receipt.printerFailed') });
    }
  };

  if (content === undefined) {
    return registered && online && page.isPending ? <Loading /> : <Text size="sm">{t('sales.receipt.none')}</Text>;
  }
  if (registered && online && page.isPending) {
    return <Loading />;
  }
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t('action.print')}
        </Button>
        {ports().map((port) => (
          <Button key={port} size="xs" variant="default" onClick={() => void printBytes(port)}>
            {t(`sales.receipt.${port}`)}
          </Button>
        ))}
      </Group>
      <iframe
        ref={frame}
        title={t('sales.receipt.title')}
        sandbox={SANDBOX}
        srcDoc={content}
        style={{ width: '100%', height: '22rem', border: '1px solid #8884', background: '#fff', borderRadius: 6 }}
      />
    </Stack>
  );
}

function asPage(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><meta charset="utf-8"><style>body{margin:12px;color:#000}pre{font:13px/1.35 ui-monospace,monospace;margin:0 auto;width:max-content}</style><pre>${escaped}</pre>`;
}
