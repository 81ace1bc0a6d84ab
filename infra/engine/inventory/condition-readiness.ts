import { type ClusterObject, notYet, READY, type Readiness } from './cluster-object.ts';

/** Readiness by one condition of the object's status, of its newest generation where the status names one. */
export function conditionReadiness(object: ClusterObject, type: string): Readiness {
  const { generation } = object.metadata;
  const observed = object.status?.observedGeneration;
  if (generation !== undefined && observed !== undefined && observed < generation)
    return notYet(`status is of generation ${observed}, and ${generation} is asked for`);
  const conditionOf = (wanted: string) => object.status?.conditions?.find((candidate) => candidate.type === wanted);
  const restart = conditionOf('RestartRequired');
  if (restart?.status === 'True') {
    return notYet(['RestartRequired', restart.reason, restart.message].filter(Boolean).join(': '));
  }
  const condition = conditionOf(type);
  if (condition?.status === 'True') return READY;
  const words = [object.status?.printableStatus, condition?.reason, condition?.message].filter(Boolean).join(': ');
  return notYet(words === '' ? `no condition ${type} yet` : words);
}
