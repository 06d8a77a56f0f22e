import type { Agent, AgentId } from '@cordboard/core/provider';
import type { CallRecord } from './calls.js';
import type { Task } from './tasks.js';

/** What the center has no place for of a seat. */
export interface SeatExtras {
  /** Chosen by the vendor, and the same whatever becomes of the job number. */
  readonly account?: string | undefined;
  /** As the vendor returns it: the MD5 of what was set. */
  readonly password?: string | undefined;
}

/** A supervisor of the center. */
export interface TeamLeader {
  readonly keyId: number;
  /** In the center. */
  readonly id: AgentId;
  readonly account: string;
  readonly empNo: string;
  readonly petName: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly groups: readonly number[];
  /** In clear, as the vendor returns it. */
  readonly password: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A SIP trunk. */
export interface Trunk {
  readonly keyId: number;
  /** 1 goes out, 2 comes in. */
  readonly type: 1 | 2;
  readonly name: string;
  readonly prefix: string | undefined;
  readonly gatewayIp: string | undefined;
  readonly whiteIp: string | undefined;
  readonly isRegistered: boolean;
  readonly account: string | undefined;
  readonly password: string | undefined;
  readonly groups: readonly { readonly id: number; readonly number: string | undefined }[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A phone that registers with an account. */
export interface DeskPhone {
  readonly appId: string;
  readonly groupName: string;
  readonly phoneName: string;
  readonly account: string;
  readonly displayNum: string;
  /** Counts the passwords it has had. */
  readonly generation: number;
}

/** Audio for group calls. */
export interface VoiceFile {
  readonly fileId: number;
  readonly fileName: string;
  readonly createdAt: number;
}

/** An uploaded file of numbers. */
export interface Sheet {
  /** Of the columns behind the number. */
  readonly headers: readonly string[];
  /** Whether two columns have one header. */
  readonly repeatsHeaders: boolean;
  /** Every number once, with its further columns. */
  readonly rows: readonly { readonly number: string; readonly columns: readonly string[] }[];
}

/** What the vendor knows and the center has no place for. */
export interface ItniotechState {
  /** Ids of what is made here; above those of the center's own. */
  readonly nextId: () => number;
  /** By the agent's id. */
  readonly seatExtras: Map<string, SeatExtras>;
  /** Deleted seats as they were, which are still listed; in the order in which they were deleted. */
  readonly deletedSeats: Map<string, Agent>;
  /** By the group's id; a group of the start is not in it. */
  readonly applicationOf: Map<number, string>;
  /** Ids of the team leaders that are added here. */
  readonly nextLeader: () => number;
  /** The passwords of team leaders that were changed, by id. */
  readonly leaderPasswords: Map<number, string>;
  readonly trunks: Map<number, Trunk>;
  /** By account. */
  readonly phones: Map<string, DeskPhone>;
  readonly voiceFiles: Map<number, VoiceFile>;
  /** The numbers of the number pools. */
  readonly pools: Set<string>;
  /** By path; the latest ones. */
  readonly sheets: Map<string, Sheet>;
  readonly tasks: Map<number, Task>;
  /** What campaigns of the center are numbered here, by their ids there; those whose id has its number are not in it. */
  readonly campaignNumbers: Map<string, number>;
  /** The calls that are over, by voice id. */
  readonly calls: Map<string, CallRecord>;
  /** How many calls were placed so far. */
  placedCalls: number;
}

/** What there is at the start. */
export const createState = (): ItniotechState => {
  let lastId = 5_000_000;
  let lastLeader = 5_000_000;
  return {
    nextId: () => (lastId += 1),
    seatExtras: new Map(),
    deletedSeats: new Map(),
    applicationOf: new Map(),
    nextLeader: () => (lastLeader += 1),
    leaderPasswords: new Map(),
    trunks: new Map(),
    phones: new Map(),
    voiceFiles: new Map(),
    pools: new Set(),
    sheets: new Map(),
    tasks: new Map(),
    campaignNumbers: new Map(),
    calls: new Map(),
    placedCalls: 0,
  };
};
