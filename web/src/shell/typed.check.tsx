import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Never shown: the type check fails where one of these is no longer a fault. */
export function Faults() {
  const { t } = useTranslation('overview');
  return (
    <>
      {/* @ts-expect-error no screen has this address */}
      <Link to="/bodega/critic">{t('overview.title')}</Link>
      {/* @ts-expect-error the address needs a product */}
      <Link to="/productos/$sku">{t('field.branch')}</Link>
      {/* @ts-expect-error no message has this key */}
      {t('overview.nothing')}
      {/* @ts-expect-error another feature's message */}
      {t('sales.menu.till')}
    </>
  );
}
