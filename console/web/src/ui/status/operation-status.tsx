import { useTranslation } from 'react-i18next';
import { Status } from './status.tsx';
import { OPERATION_TONES, type OperationState } from './tones.ts';

/** State of an operation in the product's words. */
export function OperationStatus({ state }: { readonly state: OperationState }) {
  const { t } = useTranslation();
  return <Status tone={OPERATION_TONES[state]}>{t(`words.operationState.${state}`)}</Status>;
}
