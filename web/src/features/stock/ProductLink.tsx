import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './warehouse.module.css';

interface Props {
  sku: string;
  name: string | undefined;
  /** Under the name where the screen has no room for columns of their own. */
  narrow?: ReactNode;
}

/** A product's name and SKU, leading to its card. */
export function ProductLink({ sku, name, narrow }: Props) {
  return (
    <div className={classes.productCell}>
      <Anchor size="sm" fw={600} renderRoot={(props) => <Link to="/productos/$sku" params={{ sku }} {...props} />}>
        {name ?? sku}
      </Anchor>
      {name !== undefined && (
        <Text size="xs" c="dimmed">
          {sku}
        </Text>
      )}
      {narrow !== undefined && (
        <Text size="xs" component="div" hiddenFrom="sm">
          {narrow}
        </Text>
      )}
    </div>
  );
}
