import { campaigns as operations, notOffered } from '@cordboard/core/provider';
import type { SobotConfig } from '../config.js';
import type { Api } from '../surfaces/api/surface.js';
import { scheduleCallbacks } from './callbacks.js';
import { contacts } from './campaign-contacts.js';
import { launch } from './launch.js';
import { oneTask, tasks } from './tasks.js';

const changes = [
  notOffered(operations.update, 'the vendor has no such call: tasks are changed in the console'),
  notOffered(operations.start, 'the vendor has no such call: a task runs by its schedule'),
  notOffered(operations.pause, 'the vendor has no such call: tasks are paused in the console'),
  notOffered(operations.resume, 'the vendor has no such call: tasks are resumed in the console'),
  notOffered(operations.stop, 'the vendor has no such call: tasks are closed in the console'),
  notOffered(operations.remove, 'the vendor has no such call: tasks are removed in the console'),
  notOffered(operations.recall, 'the vendor has no such call: contacts are called again from the console'),
];

/** Campaigns, which the vendor calls outbound tasks, and callbacks, which it calls contact plans. */
export const campaigns = (api: Api, config: SobotConfig) => [
  ...tasks(api, config),
  ...oneTask(api),
  launch(api, config),
  ...changes,
  ...contacts(api, config),
  scheduleCallbacks(api, config),
];
