/** With what a class is taught, as its form lists it. */
export interface StagedMeans {
  readonly equipment?: string;
  readonly trainingPackage?: string;
}

/** Who teaches, as the form of a class lists him. */
export interface StagedTeacher {
  readonly name: string;
  readonly sex?: 'male' | 'female';
  readonly age?: number;
  readonly education?: string;
  readonly major?: string;
  readonly professionalTitle?: string;
  readonly qualification?: string;
  readonly qualificationLevel?: string;
  readonly teaches?: string;
  readonly employment?: string;
}
