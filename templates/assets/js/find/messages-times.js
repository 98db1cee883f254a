// @ts-check
// What is said of hours and meetings.

import { ENGLISH } from "./messages.js";

export const TIMES = {
  next: "Next: {when}",
  open: "Open now until {time}",
  openAlways: "Open day and night",
  starts: "Opens {when}",
  today: "today {time}",
  tomorrow: "tomorrow {time}",
};

Object.assign(ENGLISH, TIMES);
