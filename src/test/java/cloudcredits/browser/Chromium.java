package cloudcredits.browser;

import static org.openqa.selenium.support.ui.ExpectedConditions.stalenessOf;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody's browser, with a profile of its own, that reaches nothing but this machine. */
public final class Chromium implements AutoCloseable {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI site;
  private final ChromeDriver driver;

  private Chromium(URI site, ChromeOptions options) {
    this.site = site;
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(program("chromedriver")).build();
    this.driver = new ChromeDriver(service, options);
  }

  public static Chromium open(URI site) {
    return new Chromium(site, options());
  }

  static Chromium withoutJavaScript(URI site) {
    var options = options();
    options.setExperimentalOption(
        "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    return new Chromium(site, options);
  }

  private static ChromeOptions options() {
    var options = new ChromeOptions();
    options.setBinary(program("chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--window-size=1280,900",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /** On the PATH, so that nothing is downloaded. */
  private static File program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not installed: see .ci/browser"))
        .toFile();
  }

  public ChromeDriver driver() {
    return driver;
  }

  public Chromium go(String path) {
    driver.get(site + path);
    return this;
  }

  /** By the button of a demo account; lands where that person starts. */
  Chromium signInAs(String name) {
    return go("/sign-in").press("Sign in as " + name);
  }

  /** The path and query of the page that is shown. */
  public String path() {
    URI address = URI.create(driver.getCurrentUrl());
    return address.getRawQuery() == null
        ? address.getPath()
        : address.getPath() + "?" + address.getRawQuery();
  }

  public String text() {
    return driver.findElement(By.tagName("main")).getText();
  }

  String heading() {
    return driver.findElement(By.tagName("h1")).getText();
  }

  public WebElement button(String label) {
    return driver.findElement(
        By.xpath("//button[starts-with(normalize-space(), '%s')]".formatted(label)));
  }

  /** Presses a button that leads to another page, and waits for that page. */
  public Chromium press(String label) {
    return leave(button(label));
  }

  Chromium follow(String label) {
    return leave(
        driver.findElement(By.xpath("//a[starts-with(normalize-space(), '%s')]".formatted(label))));
  }

  /**
   * Clicks what leads to another page, and waits until that is there: the driver itself only waits
   * for a page whose loading has already begun.
   */
  public Chromium leave(WebElement way) {
    WebElement left = driver.findElement(By.tagName("html"));
    way.click();
    var patience = new WebDriverWait(driver, PATIENCE);
    // In the moment between two pages the driver may answer with an error of its own.
    patience.ignoring(WebDriverException.class).until(stalenessOf(left));
    patience.until(_ -> isLoaded());
    return this;
  }

  private boolean isLoaded() {
    return "complete".equals(driver.executeScript("return document.readyState"));
  }

  public Chromium type(String field, String text) {
    WebElement input = driver.findElement(By.name(field));
    input.clear();
    input.sendKeys(text);
    return this;
  }

  void await(String path) {
    new WebDriverWait(driver, PATIENCE).until(_ -> path().startsWith(path) && isLoaded());
  }

  /** Where a step leads back to the same address. */
  void awaitHeading(String start) {
    new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .until(_ -> heading().startsWith(start));
  }

  String cookie(String name) {
    return new WebDriverWait(driver, PATIENCE)
        .until(_ -> driver.manage().getCookieNamed(name))
        .getValue();
  }

  /** Complaints in the console since the last call: scripts, styles, and what the CSP refused. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  Chromium look(String scheme, int width) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    size(width, 900);
    return this;
  }

  private void size(Object width, Object height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Pixels by which the page is wider than the screen, at these widths. */
  List<String> overflow(int... widths) {
    return Arrays.stream(widths)
        .filter(
            width -> {
              size(width, 900);
              return (Boolean)
                  driver.executeScript("return document.documentElement.scrollWidth > innerWidth");
            })
        .mapToObj(width -> path() + " is wider than " + width + " px")
        .toList();
  }

  /** The whole page as a picture for people. */
  void picture(String name) {
    size(
        driver.executeScript("return innerWidth"),
        driver.executeScript("return document.documentElement.scrollHeight"));
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
