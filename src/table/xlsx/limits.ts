/** What a workbook may unfold to before it is taken for a bomb: far above any honest list, far below a machine's memory. */
export const limits = {
  /** Parts of the archive. */
  entries: 10_000,
  /** All parts of the archive together, as its directory declares them (pictures included), in bytes. */
  declaredBytes: 1_000_000_000,
  /** The parts that are read, unpacked, together, in bytes. */
  readBytes: 256_000_000,
  /** Cells, counting the empty ones left of a filled one. */
  cells: 20_000_000,
  mergedRanges: 100_000,
} as const;

/** Why a workbook cannot be read; `read-workbook.ts` turns it into the error for people. */
export type WorkbookFault = 'damaged' | 'bomb' | 'entity' | 'encrypted';

/** Thrown inside the reader only, so that parsing code need not hand faults up cell by cell. */
export class WorkbookError extends Error {
  readonly fault: WorkbookFault;
  constructor(fault: WorkbookFault) {
    super(fault);
    this.fault = fault;
  }
}
