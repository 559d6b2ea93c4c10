import { Badge, Button, Group, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import { ScreenHead } from '@/kit/states';
import { database } from '@/offline/database';
import { useSenderState } from '@/offline/sending';
import { useSession } from '@/offline/session/session';
import type { DialogName } from '../dialogs/dialog';
import type { Cart } from './cart';
import type { Device } from './device';
import classes from './till.module.css';

interface Props {
  device: Device;
  cart: Cart;
  onOpen: (name: DialogName) => void;
}

/** Which till this is, what is the matter with it, and what is done with it a few times a day. */
export function TillHead({ device, cart, onOpen }: Props) {
  const { t } = useTranslation('sales');
  const sender = useSenderState();
  const { online } = useConnection();
  const { status } = useSession();
  const rejected = useLiveQuery(() => database.sales.where('state').equals('rejected').count(), [], 0);
  const interrupted = useLiveQuery(() => database.sales.filter((sale) => sale.interrupted === true).count(), [], 0);
  return (
    <div className={classes.head}>
      <ScreenHead title={t('sales.till.title', { register: device.register })}>
        <Group gap="xs">
          {rejected + interrupted > 0 && (
            <Badge
              component={Link}
              to="/caja/pendientes"
              color="red"
              size="lg"
              variant="filled"
              style={{ cursor: 'pointer' }}
            >
              {t('sales.till.look', { count: rejected + interrupted })}
            </Badge>
          )}
          {(sender === 'login' || (status === 'offline' && online)) && (
            <Button size="xs" color="orange" onClick={() => onOpen('login')}>
              {t('sales.till.login')}
            </Button>
          )}
          <Button size="xs" variant="default" disabled={cart.lines.length === 0} onClick={() => onOpen('clear')}>
            {t('sales.till.clear')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="xs" variant="default">
                {t('sales.till.menu')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onOpen('closing')}>{t('sales.till.close')}</Menu.Item>
              <Menu.Item onClick={() => onOpen('status')}>{t('sales.till.status')}</Menu.Item>
              <Menu.Item component={Link} to="/caja/ventas">
                {t('sales.menu.history')}
              </Menu.Item>
              <Menu.Item component={Link} to="/caja/pendientes">
                {t('sales.menu.pending')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </ScreenHead>
    </div>
  );
}
