import { addProduct, type Draft, removeLine, setQuantity } from './draft';
import { changeDraft, type DraftStore } from './draftStore';
import { LineList } from './LineList';
import { ProductEntry } from './ProductEntry';

interface Props {
  store: DraftStore;
  draft: Draft;
  locked: boolean;
}

/** Takes products into a draft, one of each scan. */
export function DraftEntry({ store, draft, locked }: Props) {
  return (
    <ProductEntry
      branch={draft.branch}
      disabled={locked || draft.branch === ''}
      onProduct={async (product) => {
        // A product that was found after the count was closed is not counted.
        await changeDraft(store, (each) => (each.step === 'writing' ? addProduct(each, product, 1000) : each));
        return undefined;
      }}
    />
  );
}

/** The lines of a draft, to be corrected. */
export function DraftLines({ store, draft, locked }: Props) {
  return (
    <LineList
      lines={draft.lines}
      sending={locked}
      onQuantity={(line, quantity) => void changeDraft(store, (each) => setQuantity(each, line.id, quantity))}
      onRemove={(line) => void changeDraft(store, (each) => removeLine(each, line.id))}
    />
  );
}
