import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScreenHead } from '@/kit/states';
import { useUrlState } from '@/kit/urlState';
import { ImportJob } from './ImportJob';
import { ImportSteps } from './ImportSteps';

/** Imports products from a file. A large one goes on without this page, whose address finds it again. */
export default function ImportPage() {
  const { t } = useTranslation('catalog');
  const [url, setUrl] = useUrlState(['job']);
  return (
    <Stack>
      <ScreenHead title={t('catalog.import.title')}>
        <Link to="/productos">{t('catalog.products.all')}</Link>
      </ScreenHead>
      {url.job === undefined ? (
        <ImportSteps onJob={(job) => setUrl({ job }, true)} />
      ) : (
        <ImportJob id={url.job} onAgain={() => setUrl({ job: null }, true)} />
      )}
    </Stack>
  );
}
