#include "desktop/login_watch.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>

namespace nightjar::desktop {
namespace {

constexpr const char* login = "org.freedesktop.login1";
constexpr const char* manager_path = "/org/freedesktop/login1";
constexpr const char* manager = "org.freedesktop.login1.Manager";
constexpr const char* session = "org.freedesktop.login1.Session";

using Bus = std::unique_ptr<sd_bus, decltype(&sd_bus_flush_close_unref)>;
using Message = std::unique_ptr<sd_bus_message, decltype(&sd_bus_message_unref)>;

/// A file descriptor of logind: while it is open, a sleep waits.
class SleepDelay {
 public:
  SleepDelay() = default;
  ~SleepDelay() { release(); }
  SleepDelay(const SleepDelay&) = delete;
  SleepDelay& operator=(const SleepDelay&) = delete;
  void hold(sd_bus* bus) {
    release();
    sd_bus_message* answer = nullptr;
    if (sd_bus_call_method(bus, login, manager_path, manager, "Inhibit", nullptr, &answer, "ssss", "sleep", "Nightjar",
                           "seals what was typed", "delay") < 0)
      return;
    const Message owned(answer, sd_bus_message_unref);
    int lent = -1;
    if (sd_bus_message_read(answer, "h", &lent) >= 0) held_ = dup(lent);
  }
  void release() {
    if (held_ >= 0) close(held_);
    held_ = -1;
  }

 private:
  int held_ = -1;
};

/// What the callbacks of the bus reach.
struct Listener {
  sd_bus* bus = nullptr;
  std::atomic<bool>* arrived = nullptr;
  LoginWatch::Wake wake = nullptr;
  SleepDelay delay;

  void announce() const {
    *arrived = true;
    wake();
  }
};

int on_sleep(sd_bus_message* message, void* me, sd_bus_error*) {
  auto& listener = *static_cast<Listener*>(me);
  int begins = 0;
  if (sd_bus_message_read(message, "b", &begins) < 0) return 0;
  if (begins != 0)
    listener.announce();
  else
    listener.delay.hold(listener.bus);  // awake again: hold the next one
  return 0;
}

int on_lock(sd_bus_message*, void* me, sd_bus_error*) {
  static_cast<Listener*>(me)->announce();
  return 0;
}

/// Some desktops lock the screen by themselves and only say so in a property.
int on_properties(sd_bus_message* message, void* me, sd_bus_error*) {
  auto& listener = *static_cast<Listener*>(me);
  int locked = 0;
  if (sd_bus_get_property_trivial(listener.bus, login, sd_bus_message_get_path(message), session, "LockedHint", nullptr,
                                  'b', &locked) >= 0 &&
      locked != 0)
    listener.announce();
  return 0;
}

/// The person's own session, so that another person's locked screen is none of our business.
std::string own_session(sd_bus* bus) {
  sd_bus_message* answer = nullptr;
  if (sd_bus_call_method(bus, login, manager_path, manager, "GetSession", nullptr, &answer, "s", "auto") < 0) return {};
  const Message owned(answer, sd_bus_message_unref);
  const char* path = nullptr;
  return sd_bus_message_read(answer, "o", &path) >= 0 && path != nullptr ? path : "";
}

void listen(Listener& listener) {
  sd_bus_match_signal(listener.bus, nullptr, nullptr, manager_path, manager, "PrepareForSleep", on_sleep, &listener);
  if (const std::string own = own_session(listener.bus); !own.empty()) {
    sd_bus_match_signal(listener.bus, nullptr, nullptr, own.c_str(), session, "Lock", on_lock, &listener);
    sd_bus_match_signal(listener.bus, nullptr, nullptr, own.c_str(), "org.freedesktop.DBus.Properties",
                        "PropertiesChanged", on_properties, &listener);
  }
  listener.delay.hold(listener.bus);
}

Bus system_bus() {
  sd_bus* bus = nullptr;
  if (sd_bus_open_system(&bus) < 0) bus = nullptr;
  if (bus != nullptr) sd_bus_set_method_call_timeout(bus, 2'000'000);  // in microseconds: nobody waits for a mute bus
  return {bus, sd_bus_flush_close_unref};
}

/// Until a message of the bus or an event of ours. False: the bus is gone.
bool wait_for_either(sd_bus* bus, int event) {
  const int events = sd_bus_get_events(bus);
  std::uint64_t until = 0;
  if (events < 0 || sd_bus_get_timeout(bus, &until) < 0) return false;
  std::array<pollfd, 2> both{{{sd_bus_get_fd(bus), static_cast<short>(events), 0}, {event, POLLIN, 0}}};
  // A timeout concerns calls that wait for their answer; ours have it before this is reached.
  if (poll(both.data(), both.size(), until == UINT64_MAX ? -1 : 1000) < 0) return false;
  if (std::uint64_t count = 0; (both[1].revents & POLLIN) != 0)
    return read(event, &count, sizeof count) == static_cast<ssize_t>(sizeof count);
  return true;
}

void signal_event(int event) {
  const std::uint64_t one = 1;
  static_cast<void>(write(event, &one, sizeof one) == static_cast<ssize_t>(sizeof one));
}

}  // namespace

LoginWatch::LoginWatch(Wake wake) : woken_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (woken_ >= 0) thread_ = std::thread([this, wake] { watch(wake); });
}

LoginWatch::~LoginWatch() {
  ending_ = true;
  if (thread_.joinable()) {
    signal_event(woken_);
    thread_.join();
  }
  if (woken_ >= 0) close(woken_);
}

void LoginWatch::sealed() {
  sealed_ = true;
  if (woken_ >= 0) signal_event(woken_);
}

void LoginWatch::watch(Wake wake) {
  const Bus bus = system_bus();
  if (!bus) return;
  Listener listener{bus.get(), &arrived_, wake, {}};
  listen(listener);
  while (!ending_) {
    const int handled = sd_bus_process(bus.get(), nullptr);
    if (handled < 0) return;
    if (sealed_.exchange(false)) listener.delay.release();
    if (handled == 0 && !wait_for_either(bus.get(), woken_)) return;
  }
}

}  // namespace nightjar::desktop
