import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** A product's name and SKU, leading to its card. */
export function ProductLink({ sku, name }: { sku: string; name: string | undefined }) {
  return (
    <div style={{ minWidth: '9rem', overflowWrap: 'anywhere' }}>
      <Anchor size="sm" fw={600} renderRoot={(props) => <Link to="/productos/$sku" params={{ sku }} {...props} />}>
        {name ?? sku}
      </Anchor>
      {name !== undefined && (
        <Text size="xs" c="dimmed">
          {sku}
        </Text>
      )}
    </div>
  );
}
