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
  am: "{time} am {zone}",
  pm: "{time} pm {zone}",
  noon: "noon {zone}",
  midnight: "midnight {zone}",
  weekdays: "Sun Mon Tue Wed Thu Fri Sat",
  weekday: "{weekday}, {month} {day}",
};

Object.assign(ENGLISH, TIMES);
