/** A file that one journal has to itself. Whatever goes wrong rejects with the system's error. */
export interface JournalFile {
  /** Reads from a byte on and answers how many bytes it got: 0 at the end, and maybe fewer than fit. */
  readonly read: (into: Buffer, at: number) => Promise<number>;
  /** Writes at the end and answers how many bytes it took, maybe not all. */
  readonly append: (bytes: Buffer) => Promise<number>;
  readonly truncate: (length: number) => Promise<void>;
  /** Waits until everything written before is durable. */
  readonly datasync: () => Promise<void>;
  /** Makes it readable by its owner alone. */
  readonly makePrivate: () => Promise<void>;
  /** Closes it. */
  readonly close: () => Promise<void>;
}

/** What a journal needs of a file system. */
export interface Files {
  /** Opens a file, or makes it; `undefined` while another has it, in this process or in another. */
  readonly open: (path: string) => Promise<JournalFile | undefined>;
  /** Waits until the file's name is durable. */
  readonly syncFolder: (path: string) => Promise<void>;
}
