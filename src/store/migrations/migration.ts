export interface Migration {
  readonly id: number;
  readonly name: string;
  /** The engine that needs it; the other records it and goes on. */
  readonly only?: 'sqlite' | 'postgres';
  readonly statements: readonly string[];
}
